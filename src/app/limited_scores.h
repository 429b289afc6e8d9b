// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/score_book.h"

namespace meike {

/// The same scores of these clients alone, as the whole office's base gave them: nobody is ranked anew among a few.
/// Sums over the base become sums over these. They stand for no columns (ScoreBook::copyOf and its like have nothing).
std::shared_ptr<const Scores> scoresOfSome(const std::shared_ptr<const Scores>& whole,
                                           const std::vector<RecordId>& clients);

}  // namespace meike
