// Where feeds and wire formats keep the fields of an article. Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace demarche::ingest {

enum class NewsField : std::uint8_t {
  kTitle,
  kDate,
  kUrl,
  kPublisher,
  kLanguage,
  kDateline,
  kBody,
  kSummary,
};
inline constexpr std::size_t kNewsFields = 8;

/// How the words of an element are written.
enum class NewsForm : std::uint8_t {
  kPlain,   ///< as they are
  kHtml,    ///< as HTML, escaped once more
  kMarkup,  ///< with elements of its own
  kByType,  ///< as the attribute "type" says (RFC 4287, section 3.1.1)
  kWire,    ///< in lines wrapped by hand
};

/// A field stands in the text of the element at the end of `path`, or in its attribute.
struct NewsPlace {
  std::string_view path;  ///< "item/title": an element and those around it
  NewsField field = NewsField::kTitle;
  NewsForm form = NewsForm::kPlain;
  std::string_view attribute = {};  ///< "href"; "" = the element's text
  std::string_view fixed = {};      ///< what the element itself says, whatever its text
};

/// All places of all formats; of the places of a field, an earlier one is believed before a later one.
std::span<const NewsPlace> NewsPlaces();

/// Whether an element is one article: <item>, <entry>, <nitf>, <NewsItem>, <newsItem>, <REUTERS>.
bool IsNewsRecord(std::string_view element);

}  // namespace demarche::ingest
