// Questions to a sound database: words of FTS5, actors, kinds, days. They find articles, or are the user's
// fault.
#include <string>

#include "cutter.h"
#include "store_file.h"

using namespace demarche;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Store store = [] {
    const std::string path = ScratchFile("query.db");
    MakeSoundStore(path);
    return Store::OpenReading(path).value();
  }();
  Cutter in(data, size);
  StoreQuery query;
  query.text = in.Text(256);
  if (in.Flag()) query.actors = {in.Text(), in.Text()};
  if (in.Flag()) query.dyad = {in.Text(), in.Text()};
  if (in.Flag()) query.kinds = {in.Text()};
  if (in.Flag()) query.publishers = {in.Text()};
  if (in.Flag()) query.from = ParseDay(in.Text());
  query.order = static_cast<StoreQuery::Order>(in.Number(2));
  query.most = static_cast<std::int64_t>(in.Number(3)) - 1;
  std::int64_t found = 0;
  const Result<void> listed = store.List(query, [&](const StoredHead& head) {
    Require(!head.id.empty());
    ++found;
  });
  if (!listed) {
    Require(listed.error().kind == ErrorKind::kUsage && !query.text.empty());
    return 0;
  }
  Require(found <= 3 && (query.most < 0 || found <= query.most));
  return 0;
}
