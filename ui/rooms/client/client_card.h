// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/paper.h"

namespace meike {
struct ClientDesk;
struct ClientGlance;
}  // namespace meike

namespace meike::ui {

class AppContext;

/// What a client's page says, on one sheet for a meeting: who it is, where it stands and why, who decides, what it
/// needs, what is agreed and what is owed, what was last talked about, what comes next. Of long lists as much as fits;
/// numbers of phones, addresses and the like stay in the workspace.
Paper clientCard(AppContext& context, const ClientGlance& glance, const ClientDesk& desk);

}  // namespace meike::ui
