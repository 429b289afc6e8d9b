// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <optional>
#include <vector>

#include "domain/rule.h"
#include "domain/scoring_profile.h"
#include "ui/context/app_context.h"

namespace meike::ui {

class FlowLayout;

/// Whose and which clients a dashboard counts, and on which value basis: they apply to every chart.
class DashboardFilters : public QWidget {
    Q_OBJECT

public:
    explicit DashboardFilters(AppContext& context, QWidget* parent = nullptr);

    /// Nothing: everybody.
    std::optional<Rule> rule() const;
    /// Nothing: the profile's.
    std::optional<BasisChoice> basis() const;
    /// A rule from elsewhere (a segment page), under its name, as the choice of clients.
    void setRule(const std::optional<Rule>& rule, const QString& name);
    void setBasis(std::optional<BasisChoice> basis);
    void clear();
    bool isSet() const { return rule().has_value() || basis().has_value(); }
    /// "128 of 412 clients"; `profileBasis` is what the profile's basis comes to.
    void showCounts(std::int64_t counted, std::int64_t all, const QString& profileBasis);
    /// Names, views and segments as they are now; what was chosen stays, if it still is there.
    void reload();

signals:
    void changed();

private:
    struct Choice {
        QString key;
        QString name;
        Rule rule;
    };
    void addChoice(QComboBox* box, const Choice& choice);
    void showWhatIsSet();

    AppContext& m_context;
    QLabel* m_ownerLabel;
    QLabel* m_clientsLabel;
    QLabel* m_basisLabel;
    QComboBox* m_owner;
    QComboBox* m_clients;
    QComboBox* m_basis;
    QPushButton* m_clear;
    QLabel* m_counts;
    std::vector<Rule> m_rules;            ///< what the items of both boxes stand for
    std::optional<Choice> m_fromOutside;  ///< given by setRule
};

}  // namespace meike::ui
