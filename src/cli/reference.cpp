// The commands as a page of the manual, out of the flag table.
#include <fmt/format.h>

#include "cli/cli.h"
#include "cli/flag.h"

namespace demarche {
namespace {

/// Help text for Markdown: '|' and '<' would be marks of it, and "--" a dash.
std::string Plain(std::string_view text) {
  std::string out;
  bool in_flag = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!in_flag && text.substr(i, 2) == "--") {
      in_flag = true;
      out += '`';
    } else if (in_flag && c != '-' && (c < 'a' || c > 'z')) {
      in_flag = false;
      out += '`';
    }
    if (c == '|')
      out += "\\|";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return in_flag ? out + '`' : out;
}

std::string FlagRow(const cli::Flag& flag) {
  const std::string brief = flag.brief.empty() ? "" : fmt::format("`{}`, ", flag.brief);
  const std::string value = flag.value.empty() ? "" : fmt::format(" {}", flag.value);
  std::string note = flag.required ? "; must be given" : "";
  if (flag.repeatable) note += "; may be repeated";
  return fmt::format("| {}`{}{}` | {}{} |\n", brief, flag.name, value, Plain(flag.help), note);
}

}  // namespace

std::string CommandReference() {
  std::string page;
  for (const cli::Command& command : cli::Commands()) {
    const std::string operands = command.operands.empty() ? "" : fmt::format(" {}", command.operands);
    page += fmt::format("## {}\n\n`demarche {}{}`: {}.\n\n", command.name, command.name, operands,
                        Plain(command.summary));
    if (!command.operands.empty() || !command.flags.empty()) page += "| word | what it says |\n|---|---|\n";
    if (!command.operands.empty())
      page += fmt::format("| `{}` | {} |\n", command.operands, Plain(command.operands_help));
    for (const cli::Flag& flag : command.flags) page += FlagRow(flag);
    page += fmt::format("\nExample: `{}`\n\n", command.example);
  }
  return page;
}

}  // namespace demarche
