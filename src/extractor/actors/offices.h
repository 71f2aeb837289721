// Who a name means in an article: persons by their terms of office, states by their years and by what else
// the article tells.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/day.h"
#include "extractor/rules/gazetteer.h"

namespace demarche::extract {

/// How a person stands to the office that the lexicon has.
enum class Standing {
  kInOffice,  ///< during a term, or the article has no day
  kFormer,    ///< not longer than a generation after the last one
  kNotYet,    ///< at most a few years before the first one
  kStranger,  ///< farther away: nothing but the name is sure
};

/// `entry` is a person's. Without a day everybody is in office.
Standing StandingOf(const Entry& entry, std::optional<Day> day);

/// Days between `day` and a term; 0 within it and without a day.
std::int64_t DaysAway(const Entry& entry, std::optional<Day> day);

/// What a name that has these entries means on a day: of persons the one in office, of full names also one
/// that is not; of everything else the first. Null when it means nobody.
const Entry* MeaningOf(const Gazetteer& names, std::span<const std::uint32_t> entries,
                       std::optional<Day> day);

/// Whether `text` holds one of `words` and none of `unless`, each as whole words.
bool Speaks(std::string_view text, const std::vector<std::string>& words,
            const std::vector<std::string>& unless);

/// Whether who is called `words` ("trade minister", small letters, of the roles' row `role`) can be the
/// holder of an office: "Trade Minister Saleh" is no president. Words that name no special office fit every
/// one.
bool FitsOffice(const Gazetteer& names, const Entry* role, std::string_view words, std::string_view office);

/// Whether the words of a role, of the roles' row `role`, name this very office: "premier" for "prime
/// minister".
bool NamesOffice(const Gazetteer& names, const Entry* role, std::string_view office);

}  // namespace demarche::extract
