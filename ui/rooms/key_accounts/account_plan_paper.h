// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <stop_token>
#include <string>

#include "base/date.h"
#include "base/label.h"

namespace meike {
struct AccountPlan;
}

namespace meike::ui {

class AppContext;
struct Paper;

/// What the paper of a plan takes from the window: it is put together on a worker.
struct PlanPaperWords {
    explicit PlanPaperWords(const AppContext& context);
    Language language;
    Date asOf;
};

/// Two pages: where the client stands and what is to come of it; the 4C sheet, actions and reviews.
Paper accountPlanPaper(const AccountPlan& plan, const PlanPaperWords& words);
/// The same as a PDF. Errors as writePaper.
void writeAccountPlan(const QString& path, const AccountPlan& plan, const PlanPaperWords& words,
                      const std::stop_token& stop);

}  // namespace meike::ui
