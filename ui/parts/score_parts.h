// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace meike {
struct ClientGlance;
}

namespace meike::ui {

class AppContext;

/// One part of a client's value score.
struct ScorePart {
    QString label{};
    double share = 0;   ///< of the most that it could give, 0..1
    double points = 0;  ///< rounded to tenths, so that all parts add up to the score that is shown
    QString shown{};    ///< "+34.7", or that it is missing
    bool negative = false;
    QString detail{};  ///< the reason as a sentence
};

/// The parts of the score of a client that is scored: inputs, the risk, and what keeps it from falling below nothing.
QList<ScorePart> scoreParts(const AppContext& context, const ClientGlance& glance);
/// The reason of this key as a sentence; empty when the client has none.
QString reasonSentence(const ClientGlance& glance, const std::string& key);
/// Whether a reason is one of the parts, so that it need not be said again.
bool isScorePart(const std::string& key);

}  // namespace meike::ui
