// What a page says about itself in JSON-LD (schema.org). Private to the room.
#pragma once

#include <string>
#include <string_view>

namespace demarche::ingest {

struct LinkedData {
  std::string date;      ///< datePublished, as written
  std::string created;   ///< dateCreated
  std::string modified;  ///< dateModified
  std::string headline;
  std::string author;  ///< names, joined by ", "
  std::string section;
  std::string url;
  std::string publisher;
  std::string language;
  std::string body;  ///< articleBody
};

/// Adds what `json` tells to `data`; fields that are there already stay. Nodes of an article type
/// come before others. Broken JSON tells nothing.
void ReadLinkedData(std::string_view json, LinkedData& data);

}  // namespace demarche::ingest
