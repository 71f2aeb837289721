// The parts of the manual that are made and not written; Makefile.docs runs it.
//   usage: demarche-reference man | commands | lexicon | records SCHEMA...
#include <cstdio>
#include <string>
#include <string_view>

#include "cli/cli.h"
#include "lexicon/lexicon.h"
#include "records.h"

namespace {

/// Empty when an argument is none.
std::string PageOf(int argc, char** argv) {
  const std::string_view part = argc > 1 ? argv[1] : "";
  if (part == "man") return demarche::ManPage();
  if (part == "commands") return "# Commands and flags {#commands}\n\n" + demarche::CommandReference();
  if (part == "lexicon") return "# Tables of the lexicon {#tables}\n\n" + demarche::LexiconReference();
  if (part != "records") return {};
  std::string page = "# Fields of the records {#fields}\n\n";
  for (int i = 2; i < argc; ++i) {
    const std::string fields = demarche::reference::RecordReference(argv[i]);
    if (fields.empty()) return {};
    page += fields;
  }
  return page;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string page = PageOf(argc, argv);
  if (page.empty()) {
    std::fputs("usage: demarche-reference man | commands | lexicon | records SCHEMA...\n", stderr);
    return 2;
  }
  return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() ? 0 : 1;
}
