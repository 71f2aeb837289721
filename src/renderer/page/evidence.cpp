#include "renderer/page/evidence.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "renderer/text/escape.h"

namespace demarche {
namespace {

constexpr std::size_t kMaxMarks = 64;  // more on one sentence is no evidence but an attack

constexpr std::array<const char*, 6> kKnown = {"trigger", "source", "target", "time", "place", "attribution"};

}  // namespace

std::vector<Piece> CutAtMarks(const std::string& text, const std::vector<Mark>& marks) {
  std::vector<Mark> order;
  for (const Mark& mark : marks) {
    if (order.size() == kMaxMarks) break;
    if (std::find(kKnown.begin(), kKnown.end(), mark.what) == kKnown.end()) continue;
    Mark fit = mark;
    fit.span.begin =
        static_cast<std::uint32_t>(Utf8Floor(text, std::min<std::size_t>(mark.span.begin, text.size())));
    fit.span.end =
        static_cast<std::uint32_t>(Utf8Floor(text, std::min<std::size_t>(mark.span.end, text.size())));
    if (!fit.span.empty()) order.push_back(std::move(fit));
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Mark& a, const Mark& b) { return a.span.size() > b.span.size(); });
  std::vector<std::uint8_t> owner(text.size(), 0);  // 1 + index into order, the last painter wins
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::fill(owner.begin() + order[i].span.begin, owner.begin() + order[i].span.end,
              static_cast<std::uint8_t>(i + 1));
  }
  for (std::size_t at = 0; at < text.size();
       ++at) {  // a mark that another cuts short ends with its last word
    const std::uint8_t before = at == 0 ? 0 : owner[at - 1];
    const std::uint8_t after = at + 1 == text.size() ? 0 : owner[at + 1];
    if (text[at] == ' ' && (before != owner[at] || after != owner[at])) owner[at] = 0;
  }
  std::vector<Piece> pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && owner[end] == owner[begin]) ++end;
    const std::string what = owner[begin] == 0 ? std::string() : order[owner[begin] - 1U].what;
    pieces.push_back({CleanText(std::string_view(text).substr(begin, end - begin)), what});
    begin = end;
  }
  return pieces;
}

}  // namespace demarche
