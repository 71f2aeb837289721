#include "cli/parse.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <numeric>

#include "base/ascii.h"

namespace demarche::cli {
namespace {

/// One command as CLI11 sees it, and where CLI11 leaves the values.
struct Bound {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::vector<std::pair<const Flag*, std::vector<std::string>>> values;
  std::vector<std::pair<const Flag*, bool>> switches;
  std::vector<std::string> operands;
};

/// The name of the operands without brackets and dots: "PATH..." -> "PATH".
std::string OperandName(std::string_view operands) {
  std::string name;
  for (const char c : operands) {
    if (IsAlpha(c)) name += c;
  }
  return name;
}

void BindOperands(Bound& bound) {
  const std::string_view form = bound.command->operands;
  CLI::Option* option =
      bound.app->add_option(OperandName(form), bound.operands, std::string(bound.command->operands_help));
  const bool many = form.find("...") != std::string_view::npos;
  if (form.front() != '[') option->required();
  option->expected(form.front() == '[' ? 0 : 1, many ? CLI::detail::expected_max_vector_size : 1);
  option->type_name("")->option_text(many ? "..." : " ");
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

/// Optimal string alignment distance, for suggestions.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

/// "; did you mean '...'?" for the nearest known word within two changes, else "".
std::string Suggestion(std::string_view word) {
  std::string best;
  std::size_t least = 3;
  const auto consider = [&](std::string_view known) {
    const std::size_t distance = Distance(word, known);
    if (distance < least) {
      least = distance;
      best = known;
    }
  };
  for (const Command& command : Commands()) {
    consider(command.name);
    for (const Flag& flag : command.flags) consider(flag.name);
  }
  return best.empty() ? "" : fmt::format("; did you mean '{}'?", best);
}

/// True when a command is called so, or begins with this word ("lexicon").
bool BeginsCommand(std::string_view word) {
  return std::any_of(Commands().begin(), Commands().end(), [&](const Command& command) {
    return command.name.substr(0, command.name.find(' ')) == word;
  });
}

bool IsFlag(std::string_view word) {
  for (const Command& command : Commands()) {
    for (const Flag& flag : command.flags) {
      if (flag.name == word || flag.brief == word) return true;
    }
  }
  return false;
}

/// What CLI11 found, in words that help.
std::string Explain(const CLI::ParseError& error, int argc, const char* const* argv) {
  constexpr std::string_view kSeeHelp = "; see 'demarche --help'";
  if (argc < 2) return fmt::format("name a command{}", kSeeHelp);
  const std::string first = argv[1];
  if (!BeginsCommand(first)) {
    const std::string suggestion = Suggestion(first);
    return fmt::format("'{}' is no command{}", first, suggestion.empty() ? kSeeHelp : suggestion);
  }
  for (int i = 2; i < argc; ++i) {
    const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
    if (word.size() < 2 || word[0] != '-' || IsFlag(word)) continue;
    const std::string suggestion = Suggestion(word);
    return fmt::format("'{}' is not known{}", word, suggestion.empty() ? kSeeHelp : suggestion);
  }
  const std::string message = Squeeze(error.what());
  if (message == "A subcommand is required") return fmt::format("say what '{}' is to do{}", first, kSeeHelp);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return fmt::format("'{}' takes another number of operands or values ({}){}", first, message, kSeeHelp);
  }
  return message + std::string(kSeeHelp);
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
  request.invocation.operands = std::move(bound.operands);
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
    while (!asked->get_subcommands().empty()) asked = asked->get_subcommands().front();
    return Text(asked->help());
  } catch (const CLI::ParseError& error) {
    return Fail(ErrorKind::kUsage, Explain(error, argc, argv));
  }
  for (const std::unique_ptr<Bound>& bound : all) {
    if (bound->app->parsed()) return Collect(*bound);
  }
  return Fail(ErrorKind::kInternal, "the command line was read, but no command found");
}

}  // namespace demarche::cli
