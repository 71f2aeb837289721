#include "cli/parse.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>

#include "base/ascii.h"
#include "base/edit_distance.h"

namespace demarche::cli {
namespace {

/// One command as CLI11 sees it, and where CLI11 leaves the values.
struct Bound {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::vector<std::pair<const Flag*, std::vector<std::string>>> values;
  std::vector<std::pair<const Flag*, bool>> switches;
  std::vector<std::vector<std::string>> operands;  ///< of each word of Command::operands
};

/// The name of an operand without brackets and dots: "PATH..." -> "PATH".
std::string OperandName(std::string_view operand) {
  std::string name;
  for (const char c : operand) {
    if (IsAlpha(c)) name += c;
  }
  return name;
}

CLI::Option* BindOperand(Bound& bound, std::string_view form, std::string_view help) {
  bound.operands.emplace_back();
  CLI::Option* option = bound.app->add_option(OperandName(form), bound.operands.back(), std::string(help));
  const bool many = form.find("...") != std::string_view::npos;
  if (form.front() != '[') option->required();
  option->expected(form.front() == '[' ? 0 : 1, many ? CLI::detail::expected_max_vector_size : 1);
  return option->type_name("")->option_text(many ? "..." : " ");
}

/// A database may stand before other operands, of which it must take none.
void BindOperands(Bound& bound) {
  if (bound.command->operands.empty()) return;
  const std::vector<std::string_view> forms = Split(bound.command->operands, ' ');
  bound.operands.reserve(forms.size());
  for (const std::string_view form : forms) {
    const bool before = form == kDatabaseOperand && forms.size() > 1;
    CLI::Option* option = BindOperand(bound, form, before ? kDatabaseHelp : bound.command->operands_help);
    if (before) option->allow_extra_args(false);
  }
}

void BindFlag(Bound& bound, const Flag& flag) {
  const std::string names =
      (flag.brief.empty() ? "" : std::string(flag.brief) + ",") + std::string(flag.name);
  if (flag.value.empty()) {
    bound.switches.emplace_back(&flag, false);
    bound.app->add_flag(names, bound.switches.back().second, std::string(flag.help));
    return;
  }
  bound.values.emplace_back(&flag, std::vector<std::string>());
  CLI::Option* option = bound.app->add_option(names, bound.values.back().second, std::string(flag.help));
  option->option_text(std::string(flag.value) + (flag.required ? " (needed)" : ""));
  option->required(flag.required)->expected(1)->allow_extra_args(false);
  option->multi_option_policy(flag.repeatable ? CLI::MultiOptionPolicy::TakeAll
                                              : CLI::MultiOptionPolicy::Throw);
}

/// "lexicon check" lies below "lexicon", which is made on first use.
CLI::App* AppFor(CLI::App& root, const Command& command) {
  const std::string name(command.name);
  const std::size_t space = name.find(' ');
  if (space == std::string::npos) return root.add_subcommand(name, std::string(command.summary));
  const std::string group = name.substr(0, space);
  const std::vector<CLI::App*> same =
      root.get_subcommands([&](CLI::App* app) { return app->get_name() == group; });
  CLI::App* parent = same.empty() ? root.add_subcommand(group, "")->require_subcommand(1) : same.front();
  parent->description(fmt::format("{}: {}", name.substr(space + 1), command.summary));
  return parent->add_subcommand(name.substr(space + 1), std::string(command.summary));
}

std::vector<std::unique_ptr<Bound>> Bind(CLI::App& root) {
  std::vector<std::unique_ptr<Bound>> all;
  for (const Command& command : Commands()) {
    auto bound = std::make_unique<Bound>();
    bound->command = &command;
    bound->app = AppFor(root, command);
    bound->app->footer(fmt::format("Example:\n  {}", command.example));
    bound->values.reserve(command.flags.size());
    bound->switches.reserve(command.flags.size());
    BindOperands(*bound);
    for (const Flag& flag : command.flags) BindFlag(*bound, flag);
    all.push_back(std::move(bound));
  }
  return all;
}

const Command* FindCommand(std::string_view name) {
  const std::span<const Command> all = Commands();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Command& command) { return command.name == name; });
  return found == all.end() ? nullptr : &*found;
}

/// "; did you mean '...'?" for the nearest word within two changes, else "": a flag of the command that
/// `command` names, or, without one, a command.
std::string Suggestion(std::string_view word, const Command* command) {
  std::string best;
  std::size_t least = 3;
  const auto consider = [&](std::string_view known) {
    const std::size_t distance = EditDistance(word, known);
    if (distance < least) {
      least = distance;
      best = known;
    }
  };
  if (command == nullptr) {
    for (const Command& known : Commands()) consider(known.name);
  } else {
    for (const Flag& flag : command->flags) consider(flag.name);
  }
  return best.empty() ? "" : fmt::format("; did you mean '{}'?", best);
}

/// True when a command is called so, or begins with this word ("lexicon").
bool BeginsCommand(std::string_view word) {
  return std::any_of(Commands().begin(), Commands().end(), [&](const Command& command) {
    return command.name.substr(0, command.name.find(' ')) == word;
  });
}

bool HasFlag(const Command& command, std::string_view word) {
  return std::any_of(command.flags.begin(), command.flags.end(),
                     [&](const Flag& flag) { return flag.name == word || flag.brief == word; });
}

bool IsFlag(std::string_view word) {
  return std::any_of(Commands().begin(), Commands().end(),
                     [&](const Command& command) { return HasFlag(command, word); });
}

std::string SeeHelp(std::string_view command) {
  return fmt::format("; see 'demarche{}{} --help'", command.empty() ? "" : " ", command);
}

/// "'word' <fault>", then a suggestion where one is near, else the help.
std::string Unknown(std::string_view word, std::string_view fault, std::string_view command) {
  const std::string suggestion = Suggestion(word, FindCommand(command));
  return fmt::format("'{}' {}{}", word, fault, suggestion.empty() ? SeeHelp(command) : suggestion);
}

/// What CLI11 says of a known command with known flags: "<option> is required", "<option>: <fault>", or else.
std::string ExplainValues(const Command& command, const CLI::ParseError& error) {
  const std::string message = Squeeze(error.what());
  const std::string_view option = std::string_view(message).substr(0, message.find_first_of(": "));
  const bool required = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  const bool repeated = message.find("At Most 1") != std::string::npos;
  for (const Flag& flag : command.flags) {
    if (flag.name != option) continue;
    if (repeated) return fmt::format("{} may stand once only{}", option, SeeHelp(command.name));
    return fmt::format("{} {} {}{}", option, required ? "is required: write" : "needs a value: write",
                       required ? fmt::format("{} {}", flag.name, flag.value) : flag.value,
                       SeeHelp(command.name));
  }
  if (required) {
    return fmt::format("{} is required: name {}{}", option,
                       option == kDatabaseOperand ? kDatabaseHelp : command.operands_help,
                       SeeHelp(command.name));
  }
  if (repeated) return fmt::format("one {} only{}", option, SeeHelp(command.name));
  return message + SeeHelp(command.name);
}

/// What CLI11 found, in words that help.
std::string Explain(const CLI::ParseError& error, int argc, const char* const* argv) {
  if (argc < 2) return "name a command" + SeeHelp("");
  std::string name = argv[1];
  if (!BeginsCommand(name)) return Unknown(name, "is no command", "");
  if (FindCommand(name) == nullptr) {
    if (argc < 3) return fmt::format("say what '{}' is to do{}", name, SeeHelp(name));
    const std::string group = name;
    name += fmt::format(" {}", argv[2]);
    if (FindCommand(name) == nullptr) return Unknown(name, "is no command", group);
  }
  for (int i = 2; i < argc; ++i) {
    const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
    if (word.size() < 2 || word[0] != '-' || HasFlag(*FindCommand(name), word)) continue;
    if (IsFlag(word)) return fmt::format("'{}' has no {}{}", name, word, SeeHelp(name));
    return Unknown(word, "is not known", name);
  }
  return ExplainValues(*FindCommand(name), error);
}

/// A request that only prints.
Request Text(std::string text) {
  Request request;
  request.text = std::move(text);
  return request;
}

Request Collect(Bound& bound) {
  Request request;
  request.command = bound.command;
  for (std::vector<std::string>& values : bound.operands)
    std::move(values.begin(), values.end(), std::back_inserter(request.invocation.operands));
  for (auto& [flag, values] : bound.values) {
    if (!values.empty()) request.invocation.flags.emplace(flag->name, std::move(values));
  }
  for (const auto& [flag, set] : bound.switches) {
    if (set) request.invocation.flags.emplace(flag->name, std::vector<std::string>());
  }
  return request;
}

}  // namespace

Result<Request> Parse(int argc, const char* const* argv) {
  CLI::App root("Sourced, dated timelines of diplomatic events from news articles.", "demarche");
  root.set_version_flag("--version", "demarche " DEMARCHE_VERSION);
  root.get_formatter()->column_width(34);
  root.require_subcommand(1);
  const std::vector<std::unique_ptr<Bound>> all = Bind(root);
  try {
    root.parse(argc, argv);
  } catch (const CLI::CallForVersion&) {
    return Text("demarche " DEMARCHE_VERSION "\n");
  } catch (const CLI::CallForHelp&) {
    const CLI::App* asked = &root;
    std::string above;
    while (!asked->get_subcommands().empty()) {
      above += (above.empty() ? "" : " ") + asked->get_name();
      asked = asked->get_subcommands().front();
    }
    return Text(asked->help(above));
  } catch (const CLI::ParseError& error) {
    return Fail(ErrorKind::kUsage, Explain(error, argc, argv));
  }
  for (const std::unique_ptr<Bound>& bound : all) {
    if (!bound->app->parsed()) continue;
    for (const auto& [flag, values] : bound->values) {
      // As in: -o "$FOLDER", where FOLDER is not set.
      if (!values.empty() && values.back().empty() && flag->required) {
        return Fail(ErrorKind::kUsage,
                    fmt::format("{} has an empty value; write {}", flag->name, flag->value));
      }
    }
    return Collect(*bound);
  }
  return Fail(ErrorKind::kInternal, "the command line was read, but no command found");
}

}  // namespace demarche::cli
