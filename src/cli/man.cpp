// The manual page: the flag table in the man(7) macros.
#include <fmt/format.h>

#include "cli/cli.h"
#include "cli/flag.h"

namespace demarche {
namespace {

/// Text for roff: '-' must not become a hyphen, a leading '.' or '\'' no request.
std::string Roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
      out += c;
    }
  }
  return out;
}

std::string FlagText(const cli::Flag& flag) {
  std::string names = flag.brief.empty() ? "" : fmt::format("\\fB{}\\fR, ", Roff(flag.brief));
  names += fmt::format("\\fB{}\\fR", Roff(flag.name));
  if (!flag.value.empty()) names += fmt::format(" \\fI{}\\fR", Roff(flag.value));
  return fmt::format(".TP\n{}\n{}{}\n", names, Roff(flag.help), flag.repeatable ? "; may be repeated" : "");
}

std::string CommandText(const cli::Command& command) {
  const bool has_operands = !command.operands.empty();
  std::string text = fmt::format(".SS {}{}{}\n{}.\n", Roff(command.name), has_operands ? " " : "",
                                 Roff(command.operands), Roff(command.summary));
  if (has_operands)
    text += fmt::format(".TP\n\\fI{}\\fR\n{}\n", Roff(command.operands), Roff(command.operands_help));
  for (const cli::Flag& flag : command.flags) text += FlagText(flag);
  text += fmt::format(".PP\nExample: \\fB{}\\fR\n", Roff(command.example));
  return text;
}

}  // namespace

std::string ManPage() {
  std::string page =
      ".TH DEMARCHE 1 \"\" \"demarche " DEMARCHE_VERSION
      "\" \"User Commands\"\n"
      ".SH NAME\ndemarche \\- sourced, dated timelines of diplomatic events from news articles\n"
      ".SH SYNOPSIS\n.B demarche\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIOPERAND\\fR]...\n"
      ".SH DESCRIPTION\nReads news articles and writes timelines: who did what to whom, when, and which "
      "sentence says so.\n"
      ".SH COMMANDS\n";
  for (const cli::Command& command : cli::Commands()) page += CommandText(command);
  page +=
      ".SH EXIT STATUS\n"
      ".TP\n0\ndone; single files or records may have had errors, which are listed and counted\n"
      ".TP\n2\nthe command line is wrong; nothing was done\n"
      ".TP\n65\nnothing of the input could be used\n"
      ".TP\n70\na fault of the program\n"
      ".TP\n75\nthe output could not be written, or the run was stopped by a signal; the same call may go "
      "through later\n"
      ".SH ENVIRONMENT\n.TP\n\\fBDEMARCHE_SHARE\\fR\nthe folder with the lexicon, the templates and the word "
      "lists, "
      "where they do not lie beside the program\n";
  return page;
}

}  // namespace demarche
