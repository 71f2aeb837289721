// Graphviz as a child process. Private to the room.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche {

/// Lays `dot` out with `engine` ("dot", "neato"), found on PATH, to `form` ("svg", "pdf"); no shell, a clean
/// environment, killed after `limit`. libgvc is not linked: its contexts are not safe to use from
/// two threads (docs/decisions.md). Errors: kNotFound when the engine is not installed; kOverLimit after the
/// time, or beyond 64 MiB of drawing; kMalformed with what the engine said.
Result<std::string> LayOut(std::string_view dot, const std::string& engine, std::chrono::milliseconds limit,
                           const std::string& form = "svg");

}  // namespace demarche
