#include "page.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>

namespace demarche::manual {
namespace fs = std::filesystem;
namespace {

std::vector<std::string> LinesOf(const fs::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

bool Starts(std::string_view text, std::string_view head) { return text.substr(0, head.size()) == head; }

/// What stands in "<!-- KEY: ... -->"; nothing when the line is another.
std::optional<std::string> Comment(std::string_view line, std::string_view key) {
  const std::string head = "<!-- " + std::string(key) + ": ";
  constexpr std::string_view kTail = " -->";
  if (!Starts(line, head) || line.size() < head.size() + kTail.size()) return std::nullopt;
  if (line.substr(line.size() - kTail.size()) != kTail) return std::nullopt;
  return std::string(line.substr(head.size(), line.size() - head.size() - kTail.size()));
}

/// GitHub's rule: small letters, digits, '-' and '_' stay, blanks become '-', all else goes.
std::string AnchorOf(std::string_view heading) {
  std::string anchor;
  for (const char c : heading) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_')
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (c == ' ')
      anchor += '-';
  }
  return anchor;
}

bool LooksLikeCommand(std::string_view line) {
  static const std::regex kCommand(
      R"(^\s*(\$ )?(\./(demo|check)|demarche|build/\S*/demarche|cmake|ctest|cpack|make|apt-get|git|scripts/\S+|tests/\S+|bench/\S+|spark/\S+|spark-submit|sbatch)(\s.*)?$)");
  return std::regex_match(line.begin(), line.end(), kCommand);
}

/// Reads a page line by line.
class Reader {
 public:
  explicit Reader(Page& page) : page_(page) {}

  void Read(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      ++number_;
      if (fenced_)
        InFence(line);
      else if (Starts(line, "```"))
        OpenFence(line);
      else
        Outside(line);
    }
  }

 private:
  void OpenFence(const std::string& line) {
    fenced_ = true;
    run_ = line == "```console";
    fresh_ = true;
  }

  void InFence(const std::string& line) {
    if (line == "```") {
      fenced_ = false;
      Forget();
      return;
    }
    if (!run_)
      Refuse(line);
    else if (Starts(line, "$ "))
      Begin(line.substr(2));
    else if (fresh_)
      Mistake("a console block begins with a command, '$ '");
    else if ((line == ">" || Starts(line, "> ")) && page_.steps.back().printed.empty())
      page_.steps.back().command += "\n" + line.substr(std::min<std::size_t>(2, line.size()));
    else
      page_.steps.back().printed.push_back(line);
    if (run_ && !fresh_) page_.steps.back().end = number_ + 1;
  }

  void Begin(const std::string& command) {
    fresh_ = false;
    page_.steps.push_back({number_, command, {}, needs_, true, number_ + 1});
  }

  void Outside(const std::string& line) {
    if (Starts(line, "    ")) {
      Refuse(line);
      indented_ = true;
      return;
    }
    if (!line.empty() && indented_) {
      indented_ = false;
      Forget();
    }
    if (const auto setup = Comment(line, "setup"))
      page_.steps.push_back({number_, *setup, {}, {}, false, number_ + 1});
    else if (const auto needs = Comment(line, "needs"))
      needs_ = *needs;
    else if (Comment(line, "not run"))
      excused_ = true;
    else if (Starts(line, "#"))
      Heading(line);
    else
      Links(line);
  }

  void Heading(const std::string& line) {
    const std::size_t text = line.find_first_not_of("# ");
    if (text != std::string::npos) page_.anchors.push_back(AnchorOf(std::string_view(line).substr(text)));
  }

  void Links(const std::string& line) {
    static const std::regex kLink(R"(\]\(([^()\s]+)\))");
    for (std::sregex_iterator it(line.begin(), line.end(), kLink), end; it != end; ++it)
      page_.links.push_back({number_, (*it)[1]});
  }

  void Refuse(const std::string& line) {
    if (!excused_ && LooksLikeCommand(line))
      Mistake(
          "a command that no test runs: make it a ```console block, or say before it <!-- not run: WHY -->");
  }

  void Mistake(const std::string& what) { page_.mistakes.push_back(std::to_string(number_) + ": " + what); }

  void Forget() {
    needs_.clear();
    excused_ = false;
  }

  Page& page_;
  std::size_t number_ = 0;
  bool fenced_ = false;
  bool run_ = false;
  bool fresh_ = false;
  bool indented_ = false;
  bool excused_ = false;
  std::string needs_;
};

/// "..." in `pattern` stands for any characters, also none.
bool LineFits(std::string_view pattern, std::string_view line) {
  constexpr std::string_view kAny = "...";
  const std::size_t any = pattern.find(kAny);
  if (any == std::string_view::npos) return pattern == line;
  if (!Starts(line, pattern.substr(0, any))) return false;
  const std::string_view rest = pattern.substr(any + kAny.size());
  for (std::size_t at = any; at <= line.size(); ++at)
    if (LineFits(rest, line.substr(at))) return true;
  return false;
}

bool FitsFrom(const std::vector<std::string>& shown, std::size_t s, const std::vector<std::string>& printed,
              std::size_t p) {
  if (s == shown.size()) return p == printed.size();
  if (shown[s] == "...") {
    for (std::size_t at = p; at <= printed.size(); ++at)
      if (FitsFrom(shown, s + 1, printed, at)) return true;
    return false;
  }
  return p < printed.size() && LineFits(shown[s], printed[p]) && FitsFrom(shown, s + 1, printed, p + 1);
}

}  // namespace

Page ReadPage(const fs::path& path) {
  Page page;
  page.path = path;
  Reader(page).Read(LinesOf(path));
  for (Step& step : page.steps) {
    for (; !step.printed.empty() && step.printed.back().empty(); --step.end) step.printed.pop_back();
  }
  return page;
}

std::vector<fs::path> Pages(const fs::path& project) {
  std::vector<fs::path> pages{project / "README.md",
                              project / "CONTRIBUTING.md",
                              project / "CHANGELOG.md",
                              project / "SECURITY.md",
                              project / "samples" / "README.md",
                              project / "models" / "MODEL_CARD.md",
                              project / "lexicon" / "DATA_SHEET.md"};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(project / "docs"))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  return pages;
}

void Renew(const Page& page, const std::vector<std::vector<std::string>>& printed) {
  std::vector<std::string> lines = LinesOf(page.path);
  for (std::size_t i = page.steps.size(); i-- > 0;) {
    const Step& step = page.steps[i];
    const auto end = lines.begin() + static_cast<std::ptrdiff_t>(step.end) - 1;
    const auto begin = end - static_cast<std::ptrdiff_t>(step.printed.size());
    lines.insert(lines.erase(begin, end), printed[i].begin(), printed[i].end());
  }
  std::ofstream file(page.path, std::ios::binary);
  for (const std::string& line : lines) file << line << '\n';
}

bool Fits(const std::vector<std::string>& shown, const std::vector<std::string>& printed) {
  return FitsFrom(shown, 0, printed, 0);
}

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    lines.push_back(line);
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace demarche::manual
