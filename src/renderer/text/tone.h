// Where a deed stands between cooperation and conflict, for colour, sign and side of the axis.
#pragma once

#include <string_view>

#include "core/event.h"

namespace demarche {

enum class Tone { kCooperation, kConflict, kNeutral };

/// From the quad class of the deed ("material conflict" ...); where it names neither, neutral.
inline Tone ToneOf(const Deed& deed) {
  const std::string_view quad = deed.quad;
  if (quad.find("cooperation") != std::string_view::npos) return Tone::kCooperation;
  if (quad.find("conflict") != std::string_view::npos) return Tone::kConflict;
  return Tone::kNeutral;
}

/// "cooperation", "conflict", "neutral": also the CSS class.
inline const char* Name(Tone tone) {
  switch (tone) {
    case Tone::kCooperation: return "cooperation";
    case Tone::kConflict: return "conflict";
    case Tone::kNeutral: return "neutral";
  }
  return "neutral";
}

}  // namespace demarche
