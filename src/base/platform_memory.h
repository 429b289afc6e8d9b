// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace meike::platform {

/// Gives the memory that this process has freed back to the system, from all of its threads. Takes some milliseconds:
/// for the end of work that took much of it, where other threads will next take as much again.
void giveBackMemory();

}  // namespace meike::platform
