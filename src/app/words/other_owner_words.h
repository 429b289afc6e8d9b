// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/label.h"

namespace meike {

/// Where somebody works a client whose owner is somebody else.
enum class OtherOwnerOf : std::uint8_t {
    opportunity,  ///< an open opportunity of the client
    project,      ///< a project that is not over
    task,         ///< a task that is not done
    agent,        ///< the agent or channel partner through whom the client comes
    agented,      ///< a client that comes through this one
    namesake      ///< another client with the same registration number: the company is in the workspace twice
};

/// 张伟也在跟进商机“双11投放”等 2 个 / Zhang Wei also works the opportunity “Double 11” and 1 more. `count` >= 1.
std::string otherOwnerWords(OtherOwnerOf of, std::string_view person, std::string_view what, std::int64_t count,
                            Language language);

}  // namespace meike
