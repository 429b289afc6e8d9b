// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "domain/value.h"

class QWidget;

namespace meike::ui {

class AppContext;

/// Asks where a contact goes and moves them there; what they were at the old client stays known.
void openMoveContact(AppContext& context, QWidget* parent, RecordId contact);

/// Writes contacts as cards that phones and mail programs read (.vcf). They hold personal data: who takes them out says
/// what for, and it goes into the borrow register.
void openContactCards(AppContext& context, QWidget* parent, const std::vector<RecordId>& contacts, const QString& name);

}  // namespace meike::ui
