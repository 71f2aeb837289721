// A list of files with their SHA-256, as `sha256sum FILE...` prints it: what other machines handed over, so
// that nothing is made of a part of it, or of something else. Private to the room.
#pragma once

#include <istream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace demarche::cli {

/// The path of a file: its SHA-256 in small hexadecimal digits.
using Manifest = std::map<std::string, std::string>;

/// Lines of `sha256sum`: 64 hexadecimal digits, a space, a space or a star, the name. Empty lines and those
/// that begin with '#' are passed over, as by `sha256sum --check`. Errors: those of OpenInput; kMalformed,
/// also for a list of nothing.
Result<Manifest> ReadManifest(const std::string& path);

/// Every file of the manifest is given, and nothing else. Errors: kMalformed.
Result<void> CheckComplete(const Manifest& manifest, const std::vector<std::string>& files);

/// Opens a file ("-" too). Where the manifest is not empty, it is read whole, once: what is checked is what
/// is used. Errors: those of OpenInput; kMalformed when the manifest lacks it or has other bytes.
Result<std::shared_ptr<std::istream>> OpenListed(const Manifest& manifest, const std::string& path);

}  // namespace demarche::cli
