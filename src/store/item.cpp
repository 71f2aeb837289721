// An article as it is written: compared, packed and taken apart for the filters, without a database.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/ascii.h"
#include "base/digest.h"
#include "records/records.h"
#include "store/impl.h"
#include "store/packing.h"

namespace demarche {
namespace store {
namespace {

std::vector<StoreItem::Deed> DeedsOf(const Extraction& extraction) {
  std::vector<StoreItem::Deed> deeds;
  for (const Event& event : extraction.events) {
    StoreItem::Deed deed{event.deed.kind, event.reciprocal, event.when.earliest, event.when.latest, {}};
    int side = 0;
    for (const std::vector<Actor>* actors : {&event.sources, &event.targets}) {
      for (const Actor& actor : *actors) deed.parties.push_back({side, actor.code, actor.name});
      ++side;
    }
    deeds.push_back(std::move(deed));
  }
  return deeds;
}

}  // namespace

std::string ContentOf(const Article& article) {
  Article content = article;
  content.uri.clear();
  return WriteArticle(content);
}

std::string PlaceOf(const std::string& uri) {
  if (uri.empty() ||
      (uri[0] == '-' && (uri.size() == 1 || std::string_view(":#!").find(uri[1]) != std::string_view::npos)))
    return "";
  std::error_code code;
  const std::filesystem::path path = std::filesystem::absolute(uri, code);
  std::string place = code ? uri : path.lexically_normal().string();
  while (place.size() > 1 && place.back() == '/') place.pop_back();
  return place;
}

bool IsWholePlace(const std::string& place) {
  if (place.empty()) return false;
  const std::size_t digits = place.find_last_not_of("0123456789");
  if (digits == std::string::npos || digits + 1 == place.size()) return true;
  return place[digits] != ':' && place[digits] != '#' &&
         !std::string_view(place).substr(0, digits + 1).ends_with("!/record-");
}

std::string HashOf(std::string_view content) { return Sha256Hex(content).substr(0, 32); }

Result<Article> UnpackArticle(std::string_view packed, std::string_view uri) {
  const Result<std::string> record = Unpack(packed, "");
  if (!record) return tl::unexpected(record.error());
  Result<Article> article = ParseArticle(*record, RecordDates::kAny);
  if (article) article->uri = uri;
  return article;
}

Result<Extraction> UnpackExtraction(std::string_view packed, std::string_view text) {
  const Result<std::string> record = Unpack(packed, text);
  if (!record) return tl::unexpected(record.error());
  Result<std::variant<Extraction, ErrorRecord>> parsed = ParseExtraction(*record);
  if (!parsed) return tl::unexpected(parsed.error());
  if (auto* extraction = std::get_if<Extraction>(&*parsed)) return std::move(*extraction);
  return Fail(ErrorKind::kMalformed, "a stored record is no extraction");
}

std::string EvidenceOf(const Extraction& extraction) {
  std::string all;
  std::set<std::string_view> seen;
  for (const Event& event : extraction.events) {
    if (seen.insert(event.evidence).second) all += event.evidence + '\n';
  }
  return all;
}

}  // namespace store

std::shared_ptr<const StoreItem> Store::Prepare(const Article& article, const Extraction& extraction,
                                                const std::string& digest) {
  auto item = std::make_shared<StoreItem>();
  item->article = article;
  const std::string content = store::ContentOf(article);
  item->hash = store::HashOf(content);
  item->digest = digest;
  item->place = store::PlaceOf(article.uri);
  item->whole = store::IsWholePlace(item->place);
  item->evidence = store::EvidenceOf(extraction);
  item->deeds = store::DeedsOf(extraction);
  item->record = store::Pack(content, "");
  item->extraction = store::Pack(WriteExtraction(extraction), article.text);
  return item;
}

}  // namespace demarche
