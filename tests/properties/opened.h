// The pipeline as installed, opened once for all cases.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "pipeline/pipeline.h"

namespace demarche::properties {

inline const Pipeline& Opened() {
  static const Pipeline pipeline = [] {
    Result<Pipeline> opened = Pipeline::Open({});
    REQUIRE_MESSAGE(opened.has_value(), (opened ? std::string() : ToString(opened.error())));
    return std::move(*opened);
  }();
  return pipeline;
}

}  // namespace demarche::properties
