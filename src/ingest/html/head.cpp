#include "ingest/html/head.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/encoding.h"
#include "ingest/rules.h"

namespace demarche::ingest {
namespace {

/// Where several addresses are declared, the canonical link is the one that the publisher counts by.
std::string AddressOf(std::string_view canonical, const PageHead& head) {
  for (const std::string& url : {std::string(canonical), head.Meta("og:url"), head.data.url}) {
    if (IsWebAddress(url)) return url;
  }
  return {};
}

}  // namespace

bool IsWebAddress(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

std::string_view HostOf(std::string_view url) {
  url.remove_prefix(std::min(url.size(), url.find("//") + 2));
  std::string_view host = url.substr(0, url.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

std::string PageHead::Meta(std::string_view name) const {
  const auto found = meta.find(name);
  return found == meta.end() ? std::string() : CleanLine(found->second);
}

std::string PageHead::FirstMeta(const IngestRules& rules, std::string_view of_class) const {
  for (const std::string_view name : WordsOf(rules, of_class)) {
    if (std::string value = Meta(name); !value.empty()) return value;
  }
  return {};
}

PageHead ReadHead(const std::vector<PageNode>& tree) {
  PageHead head;
  std::string canonical;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const PageNode& node = tree[i];
    if (node.name == "meta") {
      for (const char* key : {"property", "name", "itemprop"}) {
        const std::string_view name = node.Get(key);
        if (!name.empty() && !node.Get("content").empty())
          head.meta.emplace(LowerAscii(name), node.Get("content"));
      }
    } else if (node.name == "link" && LowerAscii(node.Get("rel")) == "canonical" && canonical.empty()) {
      canonical = node.Get("href");
    } else if (node.name == "jsonld") {
      ReadLinkedData(TextOf(tree, i), head.data);
    } else if (node.name == "html" && !node.Get("lang").empty()) {
      head.language = node.Get("lang");
    }
  }
  if (head.language.empty()) head.language = head.data.language;
  head.url = AddressOf(canonical, head);
  return head;
}

}  // namespace demarche::ingest
