// Database files: raw bytes, or a sound one with some of its bytes changed. Every call answers or complains.
#include <cstring>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "store_file.h"

using namespace demarche;

namespace {

/// Each eight bytes of the input are a place, a length and what is added there; what is left over cuts the
/// end.
std::string Changed(std::string file, const std::uint8_t* data, std::size_t size) {
  for (std::size_t at = 0; at + 8 <= size; at += 8) {
    std::uint32_t place = 0;
    std::memcpy(&place, data + at, sizeof place);
    // Half of the changes go to the heads of pages.
    place = place % 2 == 0 ? place / 2 : place / 2 / 4096 * 4096 + place / 2 % 128;
    for (std::size_t i = 0; i < std::size_t{data[at + 4]} % 4 + 1; ++i) {
      char& byte = file[(place + i) % file.size()];
      byte = static_cast<char>(byte + static_cast<char>(data[at + 5 + i % 3]));
    }
  }
  if (size % 8 == 1) file.resize(file.size() - file.size() * data[size - 1] / 256);
  return file;
}

template <typename T>
void Told(const Result<T>& result) {
  if (!result) Require(!result.error().message.empty());
}

void ReadAll(const std::string& path) {
  Result<Store> store = Store::OpenReading(path);
  Told(store);
  if (!store) return;
  StoreQuery query;
  Told(store->List(query, [](const StoredHead&) {}));
  Told(store->Load(query, [](const Article&, const Extraction&) { return Result<void>(); }));
  query.text = "protest* OR talks";
  query.kinds = {"diplomatic protest"};
  query.actors = {"JPN"};
  query.dyad = {"JPN", "China"};
  query.order = StoreQuery::Order::kRank;
  Told(store->List(query, [](const StoredHead&) {}));
  Told(store->Faults());
  Told(store->Setting("name"));
  Told(store->CountStale("other"));
  Told(store->Check());
}

void WriteSome(const std::string& path) {
  Result<Store> store = Store::OpenWriting(path);
  Told(store);
  if (!store) return;
  Article article;
  article.id = "id-2010-09-14";
  article.text = "Japan protested to China again.";
  Told(store->Look(article, "digest"));
  Told(store->SomeStale("other", 2));
  Told(store->Put(*Store::Prepare(article, SoundExtraction(article, "talks", "2010-09-16"), "digest")));
  Told(store->Remove("id-2010-09-15"));
  const std::string paths[] = {"news"};
  Told(store->EndRun(paths, {}, true));
}

void Try(const std::string& bytes) {
  static const std::string path = ScratchFile("store.db");
  for (const char* end : {"", "-wal", "-shm", "-journal", ".lock"}) std::filesystem::remove(path + end);
  WriteScratch(path, bytes);
  ReadAll(path);
  WriteSome(path);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string sound = [] {
    const std::string path = ScratchFile("sound.db");
    MakeSoundStore(path);
    return ReadFile(path, 1U << 24U).value();
  }();
  const bool raw = size >= 16 && std::memcmp(data, "SQLite format 3", 16) == 0;
  Try(raw ? std::string(reinterpret_cast<const char*>(data), size) : Changed(sound, data, size));
  return 0;
}
