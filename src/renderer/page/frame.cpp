#include "renderer/page/frame.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "renderer/template/csp.h"
#include "renderer/template/nesting.h"
#include "renderer/text/escape.h"

namespace demarche {
namespace {

/// Style and script stand in the page as they are: what would end their element must not be in them.
Result<void> CheckInline(std::string_view text, std::string_view end, const char* where) {
  const std::string small = LowerAscii(text);
  for (const std::string_view forbidden : {end, std::string_view("<!--"), std::string_view("\r")}) {
    if (small.find(forbidden) == std::string::npos) continue;
    return Fail(ErrorKind::kMalformed,
                fmt::format("holds {}, which cannot stand inline; write it in another way",
                            forbidden == "\r" ? "a carriage return" : fmt::format("\"{}\"", forbidden)),
                where);
  }
  return {};
}

}  // namespace

Frame::Frame(const Templates& templates)
    : templates_(&templates),
      whole_style_(templates.base + templates.style),
      whole_style_hash_(CspHash(whole_style_)),
      base_style_hash_(CspHash(templates.base)),
      script_hash_(CspHash(templates.script)) {}

Result<Frame> Frame::Open(const Templates& templates) {
  const struct {
    const std::string& text;
    const char* end;
    const char* where;
  } kInline[] = {{templates.base, "</style", "templates/base.css"},
                 {templates.style, "</style", "templates/page.css"},
                 {templates.script, "</script", "templates/page.js"}};
  for (const auto& part : kInline) {
    if (Result<void> ok = CheckInline(part.text, part.end, part.where); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  if (Result<void> ok = CheckNesting(templates.pages); !ok) return tl::unexpected(ok.error());
  Frame frame(templates);
  for (const char* name : kTemplateNames) {
    const std::string where = fmt::format("templates/{}.mustache", name);
    const auto text = templates.pages.find(name);
    if (text == templates.pages.end()) return Fail(ErrorKind::kMalformed, "is missing", where);
    Template compiled(text->second);
    if (!compiled.is_valid()) {
      return Fail(ErrorKind::kMalformed,
                  fmt::format("does not parse: {}; mend the template", compiled.error_message()), where);
    }
    frame.compiled_.emplace(name, std::move(compiled));
  }
  return frame;
}

Data Frame::NewPage(const Scene& scene, bool whole) const {
  Data page;
  for (const auto& [name, text] : templates_->pages) {
    page[name] = Data(kainjow::mustache::partial([&text = text]() { return text; }));
  }
  Put(page, "style", whole ? whole_style_ : templates_->base);
  Put(page, "style_hash", whole ? whole_style_hash_ : base_style_hash_);
  Put(page, "script", whole ? templates_->script : std::string());
  Put(page, "script_hash", whole ? script_hash_ : std::string());
  Put(page, "title", scene.title);
  Put(page, "root", RootOf(scene.here));
  Put(page, "is_index", scene.here == "index.html");
  Put(page, "version", CleanLine(scene.timeline.versions.program));
  Put(page, "lexicon", Shorten(CleanLine(scene.timeline.versions.lexicon), 16));
  Put(page, "page_title", "");
  return page;
}

std::string Frame::Write(Scene& scene, const std::string& name, const Data& page) {
  kainjow::mustache::context<std::string> context(&page);
  scene.view.context = &context;
  std::string bytes = compiled_.at(name).render(context);
  scene.view.context = nullptr;
  return bytes;
}

}  // namespace demarche
