// The project's own templates, and the pages that they give.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
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

/// All pages at once. Articles without a text have none.
inline Result<std::vector<Page>> AllPages(const Timeline& timeline, const Templates& templates,
                                          const Figures& figures = {},
                                          const std::vector<Article>& articles = {}) {
  const auto find = [&](const std::string& id) {
    return std::find_if(articles.begin(), articles.end(),
                        [&](const Article& it) { return it.id == id && !it.text.empty(); });
  };
  const ArticleSource source{[&](const std::string& id) { return find(id) != articles.end(); },
                             [&](const std::string& id) -> Result<Article> { return *find(id); }};
  std::vector<Page> pages;
  const Result<void> written =
      RenderSite(timeline, templates, figures, source, [&](Page page) -> Result<void> {
        pages.push_back(std::move(page));
        return {};
      });
  if (!written) return tl::unexpected<Error>(written.error());
  return pages;
}

inline std::vector<Page> Site(const Timeline& timeline, const std::vector<Article>& articles = {},
                              const Figures& figures = {}) {
  Result<std::vector<Page>> pages = AllPages(timeline, RealTemplates(), figures, articles);
  REQUIRE(pages);
  return std::move(*pages);
}

}  // namespace demarche::site
