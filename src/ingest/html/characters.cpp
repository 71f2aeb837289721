#include "ingest/html/characters.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

namespace demarche::ingest {
namespace {

/// Longer ones have no name.
constexpr std::size_t kMaxName = 40;

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kCommon{{{"&amp;", "&"},
                                                                                 {"&lt;", "<"},
                                                                                 {"&gt;", ">"},
                                                                                 {"&quot;", "\""},
                                                                                 {"&apos;", "'"},
                                                                                 {"&nbsp;", "\u00A0"},
                                                                                 {"&lsquo;", "\u2018"},
                                                                                 {"&rsquo;", "\u2019"},
                                                                                 {"&ldquo;", "\u201C"},
                                                                                 {"&rdquo;", "\u201D"},
                                                                                 {"&ndash;", "\u2013"},
                                                                                 {"&mdash;", "\u2014"},
                                                                                 {"&hellip;", "\u2026"},
                                                                                 {"&copy;", "\u00A9"}}};

/// The size of "&NAME;" or "&#1234;" at the beginning of `text`, the semicolon being optional.
std::size_t ReferenceSize(std::string_view text) {
  std::size_t end = 1;
  if (end < text.size() && text[end] == '#') ++end;
  while (end < text.size() && end < kMaxName && (IsAlpha(text[end]) || IsDigit(text[end]))) ++end;
  return end < text.size() && text[end] == ';' ? end + 1 : end;
}

/// The character of "&#8217;" where it stands for itself; 0 for those that HTML reads as others.
char32_t PlainNumber(std::string_view reference) {
  if (!reference.starts_with("&#") || !reference.ends_with(';')) return 0;
  const bool hex = ToLower(reference[2]) == 'x';
  const std::string_view digits = reference.substr(hex ? 3 : 2, reference.size() - (hex ? 4 : 3));
  std::uint32_t value = 0;
  const auto [last, code] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  if (code != std::errc() || last != digits.data() + digits.size()) return 0;
  const bool plain = (value >= 0x20 && value < 0x7F) || (value >= 0xA0 && value < 0xD800) ||
                     (value >= 0xE000 && value < 0xFDD0) || (value >= 0x10000 && value < 0x1FFFE);
  return plain ? value : 0;
}

/// Gumbo reads "x" and the reference as a page; the words of its body are the answer behind "x", which keeps
/// a space from being dropped as the page's first.
std::string AskGumbo(std::string_view reference) {
  const std::string page = "x" + std::string(reference);
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.allocator = [](void*, std::size_t size) { return SureMemory::Malloc(size); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, page.data(), page.size()), destroy);
  const GumboVector& parts = output->root->v.element.children;
  const auto* const body = static_cast<const GumboNode*>(parts.data[parts.length - 1]);
  const auto* const words = static_cast<const GumboNode*>(body->v.element.children.data[0]);
  // Of a number beyond 32 bits gumbo makes bytes that are no character.
  return RepairUtf8(std::string_view(words->v.text.text).substr(1));
}

}  // namespace

std::string CharacterReader::Resolve(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at);
    const std::size_t size = ReferenceSize(text);
    Append(text.substr(0, size), out);
    text.remove_prefix(size);
  }
}

void CharacterReader::Append(std::string_view reference, std::string& out) {
  const auto* const common =
      std::find_if(kCommon.begin(), kCommon.end(), [&](const auto& each) { return each.first == reference; });
  if (common != kCommon.end()) {
    out += common->second;
  } else if (const char32_t value = PlainNumber(reference); value != 0) {
    AppendUtf8(out, value);
  } else {
    out += reference.size() == 1 ? "&" : Ask(reference);
  }
}

std::string CharacterReader::Ask(std::string_view reference) {
  const auto known = asked_.find(reference);
  if (known != asked_.end()) return known->second;
  if (asked_.size() >= kMaxAsked) return std::string(reference);
  return asked_.emplace(reference, AskGumbo(reference)).first->second;
}

}  // namespace demarche::ingest
