// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "base/label.h"
#include "base/progress.h"
#include "storage/workspace.h"

namespace meike {

/// Fills a workspace with the demo agency 星桥传媒: some 400 clients with three years of orders, payments, projects,
/// interactions and everything else a screen shows, as one undoable step named `demo`. A function of the clock's day
/// alone: the same day gives the same records (their uids apart). The clients' data is Chinese in every language;
/// `language` chooses the name of the agency and the language of saved reasons. The workspace should be empty but for
/// its defaults; Error{invalid_value} when it holds clients already. Its playbooks are on, and have been for two weeks:
/// what stands in Today is a morning like others.
enum class DemoPlaybooks { on, off };
void fillDemo(Workspace& workspace, Language language, Progress& progress, const std::stop_token& stop,
              DemoPlaybooks playbooks = DemoPlaybooks::on);

/// True when the workspace was filled by fillDemo (setting demo=1): windows show their banner by it.
bool isDemoWorkspace(Database& database);

}  // namespace meike
