// One case a command: after its name, its flags; where a flag takes a file or folder, or no flag is begun,
// file names.
#include "cli/completion.h"

#include <fmt/format.h>

#include <set>

#include "cli/flag.h"

namespace demarche::cli {
namespace {

bool TakesPath(const Flag& flag) { return flag.value == "DIR" || flag.value == "FILE"; }

/// Text between single quotes of a shell.
std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string FlagsOf(const Command& command) {
  std::string names = "--help";
  for (const Flag& flag : command.flags) {
    names += fmt::format(" {}", flag.name);
    if (!flag.brief.empty()) names += fmt::format(" {}", flag.brief);
  }
  return names;
}

/// The words that may stand after `group` ("" = the first words).
std::string WordsAfter(std::string_view group) {
  std::set<std::string> words;
  const std::string start = group.empty() ? "" : fmt::format("{} ", group);
  for (const Command& command : Commands()) {
    if (!command.name.starts_with(start)) continue;
    const std::string_view rest = command.name.substr(start.size());
    words.emplace(rest.substr(0, rest.find(' ')));
  }
  return fmt::format("{}", fmt::join(words, " "));
}

/// First words of the commands that have two.
std::set<std::string> Groups() {
  std::set<std::string> groups;
  for (const Command& command : Commands()) {
    const std::size_t space = command.name.find(' ');
    if (space != std::string_view::npos) groups.emplace(command.name.substr(0, space));
  }
  return groups;
}

std::string Bash() {
  std::set<std::string> with_path;
  std::set<std::string> with_value;
  std::string cases;
  for (const Command& command : Commands()) {
    cases += fmt::format("    {}) words={} ;;\n", Quoted(command.name), Quoted(FlagsOf(command)));
    for (const Flag& flag : command.flags) {
      if (flag.value.empty()) continue;
      for (const std::string_view name : {flag.name, flag.brief}) {
        if (!name.empty()) (TakesPath(flag) ? with_path : with_value).emplace(name);
      }
    }
  }
  for (const std::string& group : Groups())
    cases += fmt::format("    {}) words={} ;;\n", Quoted(group), Quoted(WordsAfter(group)));
  return fmt::format(
      "# Completion of demarche for bash; made by 'demarche completion bash'.\n"
      "_demarche() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words command\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W {0} -- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  case $before in\n"
      "    {1}) mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); compopt -o filenames; return ;;\n"
      "    {2}) return ;;\n"
      "  esac\n"
      "  command=${{COMP_WORDS[1]}}\n"
      "  case $command in\n"
      "    {3}) [ \"$COMP_CWORD\" -eq 2 ] || command=\"$command ${{COMP_WORDS[2]}}\" ;;\n"
      "  esac\n"
      "  case $command in\n{4}  esac\n"
      "  if [[ $word == -* ]] || [[ $words != --* ]]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
      "  else\n"
      "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
      "    compopt -o filenames\n"
      "  fi\n"
      "}}\n"
      "complete -F _demarche demarche\n",
      Quoted(WordsAfter("") + " --help --version"), fmt::join(with_path, "|"), fmt::join(with_value, "|"),
      fmt::join(Groups(), "|"), cases);
}

std::string Zsh() {
  return "#compdef demarche\n"
         "# Completion of demarche for zsh, by way of bash's; made by 'demarche completion zsh'.\n"
         "autoload -U +X bashcompinit && bashcompinit\n" +
         Bash();
}

std::string Fish() {
  std::string lines = "# Completion of demarche for fish; made by 'demarche completion fish'.\n";
  const auto line = [&](const std::string& condition, const std::string& rest) {
    lines += fmt::format("complete -c demarche -n {} {}\n", Quoted(condition), rest);
  };
  std::set<std::string> told;
  for (const Command& command : Commands()) {
    const std::string name(command.name);
    const std::size_t space = name.find(' ');
    const std::string first = name.substr(0, space);
    if (told.insert(first).second)
      line("__fish_use_subcommand", fmt::format("-f -a {} -d {}", first, Quoted(command.summary)));
    std::string used = "__fish_seen_subcommand_from " + first;
    if (space != std::string::npos) {
      const std::string second = name.substr(space + 1);
      line(fmt::format("{}; and not __fish_seen_subcommand_from {}", used, WordsAfter(first)),
           fmt::format("-f -a {} -d {}", second, Quoted(command.summary)));
      used += "; and __fish_seen_subcommand_from " + second;
    }
    for (const Flag& flag : command.flags) {
      line(used, fmt::format("-l {}{}{} -d {}", flag.name.substr(2),
                             flag.brief.empty() ? "" : fmt::format(" -s {}", flag.brief.substr(1)),
                             flag.value.empty() ? ""
                             : TakesPath(flag)  ? " -r"
                                                : " -x",
                             Quoted(flag.help)));
    }
  }
  return lines;
}

}  // namespace

Result<std::string> CompletionFor(std::string_view shell) {
  if (shell == "bash") return Bash();
  if (shell == "zsh") return Zsh();
  if (shell == "fish") return Fish();
  return Fail(ErrorKind::kUsage,
              fmt::format("there is no completion for '{}'; write bash, zsh or fish", shell));
}

}  // namespace demarche::cli
