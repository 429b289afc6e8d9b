// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace meike {

/// Hands what was freed back to the system. The allocator keeps the memory of a long piece of work for its thread,
/// which may not need as much again for hours: after reading a whole workspace, or an edit of a hundred thousand rows.
/// Takes some milliseconds; does nothing where the C library has no such call.
void giveBackMemory();

}  // namespace meike
