// The project's own templates, and the pages that they give.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "renderer/renderer.h"

namespace demarche::site {

inline std::string SourceFile(const std::string& path) {
  const Result<std::string> bytes =
      ReadFile(std::string(DEMARCHE_SOURCE_DIR) + "/" + path, std::uint64_t{64} << 20U);
  return bytes ? *bytes : "cannot read " + path;
}

inline Templates RealTemplates() {
  Templates templates;
  for (const char* name : kTemplateNames) {
    templates.pages[name] = SourceFile("templates/" + std::string(name) + ".mustache");
  }
  templates.base = SourceFile("templates/base.css");
  templates.style = SourceFile("templates/page.css");
  templates.script = SourceFile("templates/page.js");
  return templates;
}

/// The bytes of one page, "" where there is none.
inline std::string PageOf(const std::vector<Page>& pages, const std::string& path) {
  for (const Page& page : pages) {
    if (page.path == path) return page.bytes;
  }
  return {};
}

inline std::vector<Page> Site(const Timeline& timeline, const std::vector<Article>& articles = {},
                              const Figures& figures = {}) {
  Result<std::vector<Page>> pages = RenderSite(timeline, RealTemplates(), figures, articles);
  REQUIRE(pages);
  return std::move(*pages);
}

}  // namespace demarche::site
