// The data of one report: where it was printed, its sentence with the marks, how it was read.
#pragma once

#include "core/timeline.h"
#include "renderer/page/card.h"
#include "renderer/template/data.h"

namespace demarche {

/// Publisher, date of publication, title, safe link and sentence number of a report, and the link to the
/// article's page, where there is one.
Data CiteData(const Scene& scene, const Report& report);

/// The same with the evidence, cut at its marks, and whom words in it were read as.
Data ReportData(const Scene& scene, const Report& report);

/// `rules`: the ids of the rules that fired.
void PutRules(Data& data, const Report& report);

}  // namespace demarche
