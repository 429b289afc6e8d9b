// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/choice.h"
#include "domain/quick_log.h"
#include "ui/kit/theme/tokens.h"

class QLabel;

namespace meike {
class NameBook;
class Record;
struct ClientGlance;
}  // namespace meike

/// What is said of a client and its records wherever one of them is shown: beside the list and on the client's page.
namespace meike::ui {

class AppContext;
class TierLabel;

/// Text that wraps and can be selected.
QLabel* wrappedLabel(const QString& text, Tone tone);

/// Fills the label with the client's tier; false, and nothing is filled, when it has none.
bool showTier(TierLabel& label, const AppContext& context, const ClientGlance& glance);
/// "Beauty · Shanghai · owner Alex · client for 2 years 4 months"
QString clientSubline(const AppContext& context, const ClientGlance& glance);

/// The day in this field, short; what is no day as it is stored.
QString recordDay(const Record& record, std::string_view field, Date today);
QString choiceText(const AppContext& context, std::span<const Choice> rows, const std::string& key);
/// 138****1234: whole only in the form.
QString maskedPhone(const QString& phone);

/// Whom a quick log of the client can name.
std::vector<QuickLogContact> quickLogContacts(const ClientGlance& glance);

/// A record of any kind in two lines and a figure, from its rows of the field table.
struct RecordLine {
    QString first;
    QString right;
    QString second;
    Tone tone = Tone::secondary;
};
RecordLine recordLine(const AppContext& context, const NameBook& names, const Record& record);

}  // namespace meike::ui
