// demarche db remove DB ID..., demarche db check DB.
#include <fmt/format.h>

#include "cli/command.h"
#include "store/store.h"

namespace demarche::cli {

int RunDbRemove(const Invocation& invocation) {
  // Opening for writing would make a database that is not there.
  if (const Result<Store> there = Store::OpenReading(invocation.operands.front()); !there)
    return Report(there.error());
  Result<Store> store = Store::OpenWriting(invocation.operands.front());
  if (!store) return Report(store.error());
  std::uint64_t removed = 0;
  for (const std::string& name : std::span(invocation.operands).subspan(1)) {
    const Result<std::uint64_t> some = store->Remove(name);
    if (!some) return Report(some.error());
    if (*some == 0) {
      return Report(
          {ErrorKind::kNotFound,
           "no article has this id or was read from there; nothing is removed; 'demarche db list' shows "
           "the ids",
           name});
    }
    removed += *some;
  }
  if (const Result<void> committed = store->Commit(); !committed) return Report(committed.error());
  return Print(fmt::format("Removed    {} articles\n", removed));
}

int RunDbCheck(const Invocation& invocation) {
  Result<Store> store = Store::OpenReading(invocation.operands.front());
  if (!store) return Report(store.error());
  const Result<std::vector<std::string>> faults = store->Check();
  if (!faults) return Report(faults.error());
  if (faults->empty()) return Print("The database is whole.\n");
  std::string lines;
  for (const std::string& fault : *faults)
    lines += fmt::format("{}: {}\n", invocation.operands.front(), fault);
  if (const int code = Print(lines); code != kDone) return code;
  Tell(
      "demarche: the database is damaged; take a copy that is whole, or make it anew with 'demarche db add'; "
      "single articles can be taken out with 'demarche db remove' and added again\n");
  return kNoData;
}

}  // namespace demarche::cli
