// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "base/label.h"
#include "domain/scoring_profile.h"

namespace meike::ui {

/// The rules of a profile as plain sentences, one a line, in the order in which they are applied.
QStringList profileSentences(const ScoringProfile& profile, Language language, const std::string& currency);

}  // namespace meike::ui
