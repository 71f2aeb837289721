// The templates made ready, and what all pages have in common: style, script, policy, title, links to the
// others.
#pragma once

#include <map>
#include <string>

#include "base/result.h"
#include "renderer/page/card.h"
#include "renderer/renderer.h"
#include "renderer/template/data.h"

namespace demarche {

class Frame {
 public:
  /// Errors: kMalformed, `where` naming the template that does not parse, is missing, or holds what cannot
  /// stand inline. `templates` must outlive the frame.
  static Result<Frame> Open(const Templates& templates);

  /// The data that every page has. `whole` pages carry page.css and the script, others base.css alone.
  [[nodiscard]] Data NewPage(const Scene& scene, bool whole) const;

  /// `page` written by template `name`; its streams see it by `scene.view`.
  std::string Write(Scene& scene, const std::string& name, const Data& page);

 private:
  using Template = kainjow::mustache::mustache;
  explicit Frame(const Templates& templates);

  const Templates* templates_;
  std::map<std::string, Template> compiled_;
  std::string whole_style_;
  std::string whole_style_hash_;
  std::string base_style_hash_;
  std::string script_hash_;
};

}  // namespace demarche
