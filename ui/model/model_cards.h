// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/model_report.h"
#include "ui/app/app_context.h"
#include "ui/common/card.h"
#include "ui/model/reliability_bars.h"

namespace meike::ui {

/// A part of the model page: shows its part of a report in the language of now.
class ModelCard : public Card {
    Q_OBJECT

public:
    explicit ModelCard(AppContext& context, QWidget* parent = nullptr) : Card({}, {}, parent), m_context(context) {}
    virtual void show(const ModelReport& report) = 0;

protected:
    AppContext& context() const { return m_context; }

private:
    AppContext& m_context;
};

/// How good the forecasts were when tried on the past, beside three ways to do without a model.
class QualityCard : public ModelCard {
    Q_OBJECT

public:
    explicit QualityCard(AppContext& context, QWidget* parent = nullptr);
    void show(const ModelReport& report) override;
    QTableView* table() const { return m_table; }

private:
    QLabel* m_verdict;
    QTableView* m_table;
    QStandardItemModel* m_model;
    QVBoxLayout* m_lines;
};

/// Whether what is called likely happens as often as that.
class ReliabilityCard : public ModelCard {
    Q_OBJECT

public:
    explicit ReliabilityCard(AppContext& context, QWidget* parent = nullptr);
    void show(const ModelReport& report) override;

private:
    QLabel* m_intro;
    ReliabilityBars* m_bars;
};

/// Which measures go with buying again.
class DriversCard : public ModelCard {
    Q_OBJECT

public:
    explicit DriversCard(AppContext& context, QWidget* parent = nullptr);
    void show(const ModelReport& report) override;

private:
    QLabel* m_intro;
    QVBoxLayout* m_lines;
};

/// What has moved since an earlier day, and whether what was foretold then came.
class SinceCard : public ModelCard {
    Q_OBJECT

public:
    explicit SinceCard(AppContext& context, QWidget* parent = nullptr);
    void show(const ModelReport& report) override;

private:
    QVBoxLayout* m_lines;
};

/// Parameters, errors and likelihoods, folded away until they are asked for.
class ExpertCard : public ModelCard {
    Q_OBJECT

public:
    explicit ExpertCard(AppContext& context, QWidget* parent = nullptr);
    void show(const ModelReport& report) override;
    void setOpen(bool open);
    QTableView* table() const { return m_table; }

private:
    QToolButton* m_fold;
    QTableView* m_table;
    QStandardItemModel* m_model;
};

}  // namespace meike::ui
