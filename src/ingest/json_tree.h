// Foreign JSON as a tree, and a writer: RapidJSON's, with memory that says when it is used up.
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/memory.h"

namespace demarche::ingest {

using JsonTree =
    rapidjson::GenericDocument<rapidjson::UTF8<>, rapidjson::MemoryPoolAllocator<SureMemory>, SureMemory>;
using JsonNode = JsonTree::ValueType;
using JsonBuffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, SureMemory>;
using JsonWriter = rapidjson::Writer<JsonBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, SureMemory>;

}  // namespace demarche::ingest
