// A page of the manual as its test sees it: commands with what they print, and links.
//
// A block that begins with ```console is run: lines after "$ " are commands ("> " goes on with one), the
// lines below a command are what it prints, both streams, and "[exit code N]" where it does not end with 0. A
// line "..." stands for any number of lines, "..." within a line for any words. What a page needs beforehand
// stands in comments:
//
//     <!-- setup: COMMAND -->       run in order with the blocks, not shown; must end with 0
//     <!-- needs: COMMAND -->       the next block is run only where this command ends with 0
//     <!-- not run: REASON -->      the next block holds commands that a test cannot run
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::manual {

struct Step {
  std::size_t line = 0;  ///< of the command in the page, from 1
  std::string command;   ///< for sh; may have several lines
  std::vector<std::string> printed;
  std::string needs;    ///< a command, or ""
  bool shown = true;    ///< false: a `setup`
  std::size_t end = 0;  ///< the line after the last that it prints
};

struct Link {
  std::size_t line = 0;
  std::string target;  ///< as written: "page.md#heading", "https://..."
};

struct Page {
  std::filesystem::path path;
  std::vector<Step> steps;
  std::vector<Link> links;
  std::vector<std::string> anchors;   ///< of its headings, as GitHub makes them
  std::vector<std::string> mistakes;  ///< "LINE: what is wrong": commands that no rule covers
};

Page ReadPage(const std::filesystem::path& path);

/// All pages of the manual below the project's folder, sorted.
std::vector<std::filesystem::path> Pages(const std::filesystem::path& project);

/// True when `printed` is as `shown` says, with "..." as above.
bool Fits(const std::vector<std::string>& shown, const std::vector<std::string>& printed);

/// Writes the page anew, with what its steps printed now.
void Renew(const Page& page, const std::vector<std::vector<std::string>>& printed);

/// Lines without their ends; blanks at the end of a line and empty last lines do not count.
std::vector<std::string> Lines(std::string_view text);

}  // namespace demarche::manual
