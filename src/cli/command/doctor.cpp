// demarche doctor: what this machine has of what the program uses, and what to do about what is missing.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <thread>

#include "base/file.h"
#include "base/system/program.h"
#include "base/system/sandbox.h"
#include "cli/command.h"

namespace demarche::cli {
namespace fs = std::filesystem;
namespace {

/// One line of the report. What is needed for every run and missing makes the exit code.
struct Finding {
  std::string what;
  bool good = false;
  bool needed = false;
  std::string told;  ///< what there is, or what is missing and the remedy
};

Finding CheckData() {
  const Result<fs::path> share = ShareFolder();
  if (!share) return {"data", false, true, ToString(share.error())};
  std::error_code failed;
  const bool there = fs::is_directory(*share / "lexicon", failed);
  return {"data", there, true,
          there ? share->string()
                : fmt::format(
                      "{} holds no lexicon; install the program anew, or set DEMARCHE_SHARE to the folder "
                      "share/demarche that belongs to it",
                      share->string())};
}

Finding CheckLexicon(const PipelineOptions& options) {
  const Result<Lexicon> lexicon = OpenLexicon(options);
  return {"lexicon", lexicon.has_value(), true,
          lexicon ? "every table can be read" : ToString(lexicon.error())};
}

/// Everything that an article meets, tried on one.
Finding CheckReading(const PipelineOptions& options) {
  const Result<Pipeline> pipeline = Pipeline::Open(options);
  if (!pipeline) return {"reading", false, true, ToString(pipeline.error())};
  Article article;
  article.text = "On 3 May 2010 Japan lodged a formal protest with China.";
  const Extraction found = pipeline->Analyze(article);
  const bool good = found.events.size() == 1 && found.events[0].when.edtf == "2010-05-03";
  return {"reading", good, true,
          good ? "finds and dates the event of a plain sentence"
               : "does not find the event of a plain sentence; is the lexicon or the model another one?"};
}

Finding CheckPages() {
  const Result<void> made = CheckTemplates();
  return {"pages", made.has_value(), false,
          made ? "the templates are whole"
               : ToString(made.error()) + "; no pages are made: install the program anew"};
}

Finding CheckDrawing() {
  const Result<std::string> drawn = DrawDiagram("digraph { a -> b }", "svg");
  if (drawn) return {"Graphviz", true, false, FindProgram("dot")};
  return {"Graphviz", false, false,
          fmt::format("diagrams are made as DOT text only ({}); install graphviz", drawn.error().message)};
}

Finding CheckPdf() {
  const std::string path = FindProgram("pdftotext");
  return {"pdftotext", !path.empty(), false,
          path.empty() ? "PDF files are left aside; install poppler-utils" : path};
}

bool HasFont(const fs::path& folder) {
  std::error_code failed;
  fs::recursive_directory_iterator files(folder, fs::directory_options::skip_permission_denied, failed);
  for (; !failed && files != fs::recursive_directory_iterator(); files.increment(failed)) {
    const std::string kind = files->path().extension().string();
    if (kind == ".ttf" || kind == ".otf" || kind == ".ttc" || kind == ".pfb") return true;
  }
  return false;
}

Finding CheckFonts() {
  const std::string home = Variable("HOME");
  for (const std::string& folder : {std::string("/usr/share/fonts"), std::string("/usr/local/share/fonts"),
                                    home + "/.fonts", home + "/.local/share/fonts"}) {
    if (HasFont(folder)) return {"fonts", true, false, folder};
  }
  return {"fonts", false, false, "Graphviz has no font to measure labels with; install fonts-dejavu-core"};
}

Finding CheckTerminal() {
  std::string locale = Variable("LC_ALL");
  if (locale.empty()) locale = Variable("LC_CTYPE");
  if (locale.empty()) locale = Variable("LANG");
  const bool utf8 = locale.find("UTF-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  return {
      "terminal", utf8, false,
      utf8
          ? fmt::format("{}, {}", locale, ShowProgress() ? "shows progress" : "not a terminal: no progress")
          : fmt::format("its locale is '{}': names with accents may look wrong here; set LANG=C.UTF-8 (files "
                        "are UTF-8 all the same)",
                        locale)};
}

Finding CheckSandbox() {
  const SandboxState state = SandboxOfKernel();
  return {"sandbox", state.lacks.empty(), false,
          state.lacks.empty() ? "a run can be kept from other files, the network and other programs"
                              : state.lacks + "; everything works all the same"};
}

Finding CheckFolder() {
  const bool good = ::access(".", W_OK) == 0;
  return {"folder", good, false,
          good ? "this folder can be written" : "this folder cannot be written; name another with -o"};
}

}  // namespace

int RunDoctor(const Invocation& invocation) {
  const Result<PipelineOptions> options = PipelineOptionsOf(invocation);
  if (!options) return Report(options.error());
  std::string text = fmt::format("demarche {}, {} cores\n", DEMARCHE_VERSION,
                                 std::max(1U, std::thread::hardware_concurrency()));
  bool fit = true;
  for (const Finding& finding :
       {CheckData(), CheckLexicon(*options), CheckReading(*options), CheckPages(), CheckDrawing(), CheckPdf(),
        CheckFonts(), CheckSandbox(), CheckTerminal(), CheckFolder()}) {
    text += fmt::format("{:<8} {:<10} {}\n",
                        finding.good     ? "good"
                        : finding.needed ? "BROKEN"
                                         : "missing",
                        finding.what, finding.told);
    fit = fit && (finding.good || !finding.needed);
  }
  if (!fit) text += "No article can be read until what is broken is mended.\n";
  const int printed = Print(text);
  return fit ? printed : kNoData;
}

}  // namespace demarche::cli
