#include "ingest/archive/capture.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/archive/http.h"
#include "ingest/archive/stream.h"
#include "ingest/encoding.h"
#include "ingest/text/date_text.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxUrl = 2000;
constexpr std::size_t kMaxKinds = 10;

/// Media types that are part of a page, or of another trade (IANA names).
bool HoldsNoArticle(std::string_view media) {
  constexpr std::array<std::string_view, 14> kPrefixes{"image/",
                                                       "audio/",
                                                       "video/",
                                                       "font/",
                                                       "text/css",
                                                       "text/dns",
                                                       "text/javascript",
                                                       "application/javascript",
                                                       "application/x-javascript",
                                                       "application/ecmascript",
                                                       "application/font",
                                                       "application/x-font",
                                                       "application/x-shockwave-flash",
                                                       "application/wasm"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view prefix) { return media.starts_with(prefix); });
}

/// The web address of a record: some writers put it in angle brackets, or leave spaces in it.
std::string WebAddress(std::string_view url) {
  url = Trim(url);
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  const std::string lower = LowerAscii(url.substr(0, 8));
  if (url.size() > kMaxUrl || !(lower.starts_with("http://") || lower.starts_with("https://"))) return {};
  std::string address;
  for (const char c : CleanLine(RepairUtf8(url))) {
    if (c == ' ') {
      address += "%20";
    } else {
      address += c;
    }
  }
  return address;
}

}  // namespace

std::string Captures::PlaceOf(std::uint64_t number) const {
  return fmt::format("{}!/record-{}", container_.uri, number);
}

void Captures::Refuse(ErrorKind kind, std::string message, std::uint64_t number, std::uint64_t offset) {
  told_ = true;
  container_.out.Refuse({kind, std::move(message), ""}, PlaceOf(number), offset);
}

void Captures::BreakOff(const char* message, std::uint64_t number, std::uint64_t offset) {
  told_ = true;
  const Error cut{ErrorKind::kMalformed, message, ""};
  container_.out.Refuse(container_.nest.TakeFault().value_or(cut), PlaceOf(number), offset);
}

void Captures::Give(const Capture& capture) {
  const std::optional<HttpAnswer> answer = ReadHttpAnswer(capture.block);
  if (!answer) {
    const std::string media = MediaTypeOf(capture.content_type);
    if (HoldsNoArticle(media)) return PassOver(CleanLine(RepairUtf8(media)));
    return Read(capture, capture.block, capture.content_type, "");
  }
  // 203 is 200 through a proxy; other answers hold no page, or a part of one.
  if (answer->status != 200 && answer->status != 203) {
    return PassOver(answer->status == 304 ? "HTTP 304 (the page is in an earlier archive; add that)"
                                          : fmt::format("HTTP {}", answer->status));
  }
  const std::string_view type = answer->Field("content-type");
  const std::string media = MediaTypeOf(type);
  if (HoldsNoArticle(media)) return PassOver(CleanLine(RepairUtf8(media)));
  if (Trim(answer->body).empty()) return PassOver("HTTP 200 without a page");
  const Result<std::string> body =
      DecodeBody(*answer, container_.out.options().max_file_bytes, container_.nest);
  if (!body) {
    return Refuse(body.error().kind,
                  fmt::format("{}{}{}", body.error().message,
                              capture.url.empty() ? "" : "; its address: ", ShownName(capture.url)),
                  capture.number, capture.offset);
  }
  Read(capture, *body, type, answer->Field("last-modified"));
}

void Captures::Read(const Capture& capture, std::string_view body, std::string_view content_type,
                    std::string_view last_modified) {
  told_ = true;
  Origin origin;
  origin.url = WebAddress(capture.url);
  origin.charset = CharsetOf(content_type);
  origin.captured = ReadDate(capture.date, container_.out.options().rules).value_or("");
  if (!last_modified.empty())
    origin.last_modified = ReadDate(last_modified, container_.out.options().rules).value_or("");
  if (capture.cut) {
    container_.out.Notice(PlaceOf(capture.number), capture.offset,
                          "was cut off by the crawler, which says so; get the page again");
  }
  const OriginScope scope(container_.out, std::move(origin));
  MemoryBuffer buffer(body);
  std::istream bytes(&buffer);
  container_.read(bytes, PlaceOf(capture.number));
}

void Captures::Tell() {
  if (container_.out.stopped() || container_.nest.spent()) return;
  std::string kinds;
  std::size_t told = 0;
  std::uint64_t others = 0;
  for (const auto& [why, count] : passed_over_) {
    if (++told > kMaxKinds) {
      others += count;
    } else {
      kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, why);
    }
  }
  if (others > 0) kinds += fmt::format(", {} others", others);
  if (!kinds.empty())
    container_.out.Notice(container_.uri, 0, "records without an article, passed over: " + kinds);
  if (!told_ && kinds.empty())
    container_.out.RefuseEmpty(container_.uri, 0, "holds no captured page; give the archive that holds them");
}

}  // namespace demarche::ingest
