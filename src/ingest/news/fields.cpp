// RSS 2.0 (RSS Advisory Board), RSS 1.0 with its modules, Atom (RFC 4287) and Atom 0.3, NITF 3, NewsML 1
// and NewsML-G2 (IPTC), and the SGML of the Reuters-21578 collection (its README, section VI).
#include "ingest/news/fields.h"

#include <array>

namespace demarche::ingest {
namespace {

using enum NewsField;
using enum NewsForm;

constexpr std::array<NewsPlace, 75> kPlaces{{
    {"item/title", kTitle, kHtml},
    {"entry/title", kTitle, kByType},
    {"NewsLines/HeadLine", kTitle},
    {"contentMeta/headline", kTitle},
    {"hedline/hl1", kTitle},
    {"REUTERS/TEXT/TITLE", kTitle},
    {"nitf/head/title", kTitle},
    {"itemMeta/title", kTitle},

    {"item/pubDate", kDate},
    {"item/dc:date", kDate},
    {"item/dcterms:issued", kDate},
    {"item/dcterms:created", kDate},
    {"entry/published", kDate},
    {"entry/issued", kDate},
    {"entry/dcterms:issued", kDate},
    {"entry/dc:date", kDate},
    {"entry/created", kDate},
    {"docdata/date.issue", kDate, kPlain, "norm"},
    {"head/pubdata", kDate, kPlain, "date.publication"},
    {"NewsManagement/FirstCreated", kDate},
    {"NewsIdentifier/DateId", kDate},
    {"contentMeta/contentCreated", kDate},
    {"itemMeta/firstCreated", kDate},
    {"itemMeta/versionCreated", kDate},
    {"dateline/story.date", kDate, kPlain, "norm"},
    {"REUTERS/DATE", kDate},
    {"entry/updated", kDate},
    {"entry/modified", kDate},

    {"item/link", kUrl},
    {"entry/link", kUrl, kPlain, "href"},
    {"item/guid", kUrl},
    {"entry/id", kUrl},

    {"item/dc:publisher", kPublisher},
    {"entry/dc:publisher", kPublisher},
    {"item/source", kPublisher},
    {"entry/source/title", kPublisher},
    {"channel/dc:publisher", kPublisher},
    {"channel/title", kPublisher, kHtml},
    {"feed/title", kPublisher, kByType},
    {"head/pubdata", kPublisher, kPlain, "name"},
    {"itemMeta/provider/name", kPublisher},
    {"itemMeta/provider", kPublisher, kPlain, "literal"},
    {"Provider/Party", kPublisher, kPlain, "FormalName"},
    {"body.head/distributor", kPublisher},
    {"docdata/doc.copyright", kPublisher, kPlain, "holder"},
    {"NewsLines/CreditLine", kPublisher},
    {"contentMeta/creditline", kPublisher},
    {"SentFrom/Party", kPublisher, kPlain, "FormalName"},
    {"REUTERS", kPublisher, kPlain, "", "Reuters"},

    {"item/dc:language", kLanguage},
    {"item", kLanguage, kPlain, "xml:lang"},
    {"entry/content", kLanguage, kPlain, "xml:lang"},
    {"entry", kLanguage, kPlain, "xml:lang"},
    {"channel/language", kLanguage},
    {"channel/dc:language", kLanguage},
    {"feed", kLanguage, kPlain, "xml:lang"},
    {"DescriptiveMetadata/Language", kLanguage, kPlain, "FormalName"},
    {"contentMeta/language", kLanguage, kPlain, "tag"},
    {"newsItem", kLanguage, kPlain, "xml:lang"},
    {"nitf", kLanguage, kPlain, "xml:lang"},
    {"nitf/body", kLanguage, kPlain, "xml:lang"},

    {"body.head/dateline", kDateline},
    {"NewsLines/DateLine", kDateline},
    {"contentMeta/dateline", kDateline},
    {"REUTERS/TEXT/DATELINE", kDateline},

    {"item/content:encoded", kBody, kHtml},
    {"entry/content", kBody, kByType},
    {"body/body.content", kBody, kMarkup},
    {"ContentItem/DataContent", kBody, kMarkup},
    {"contentSet/inlineXML", kBody, kMarkup},
    {"contentSet/inlineData", kBody, kWire},
    {"TEXT/BODY", kBody, kWire},
    {"REUTERS/TEXT", kBody, kWire},
    {"item/description", kSummary, kHtml},
    {"entry/summary", kSummary, kByType},
}};

}  // namespace

std::span<const NewsPlace> NewsPlaces() { return kPlaces; }

bool IsNewsRecord(std::string_view element) {
  for (const std::string_view record : {"item", "entry", "nitf", "NewsItem", "newsItem", "REUTERS"}) {
    if (element == record) return true;
  }
  return false;
}

}  // namespace demarche::ingest
