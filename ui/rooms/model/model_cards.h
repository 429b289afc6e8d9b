// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/model_report.h"
#include "ui/context/app_context.h"
#include "ui/kit/card.h"
#include "ui/rooms/model/reliability_bars.h"

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
    void fillTable(const engine::ReportCard& card);
    QLabel* m_verdict;
    QVBoxLayout* m_reasons;
    QTableView* m_table;
    QStandardItemModel* m_model;
    QLabel* m_legend;
    QVBoxLayout* m_lines;
};

/// Whether what is called likely happens as often as that.
class ReliabilityCard : public ModelCard {
    Q_OBJECT

public:
    explicit ReliabilityCard(AppContext& context, QWidget* parent = nullptr);
    void show(const ModelReport& report) override;

private:
    QVBoxLayout* m_answer;
    QLabel* m_intro;
    ReliabilityBars* m_bars;
    QLabel* m_few;
};

/// How clients who bought again differed from those who did not.
class DriversCard : public ModelCard {
    Q_OBJECT

public:
    explicit DriversCard(AppContext& context, QWidget* parent = nullptr);
    void show(const ModelReport& report) override;

private:
    QLabel* m_intro;
    QVBoxLayout* m_lines;
};

/// What has moved since an earlier day, who, and whether what was predicted then came.
class SinceCard : public ModelCard {
    Q_OBJECT

public:
    explicit SinceCard(AppContext& context, QWidget* parent = nullptr);
    void show(const ModelReport& report) override;
    QTableView* table() const { return m_table; }
    void setOpen(bool open);

private:
    void openClient(const QModelIndex& index);
    QVBoxLayout* m_lines;
    QToolButton* m_fold;
    QTableView* m_table;
    QStandardItemModel* m_model;
};

/// What to do next, from the state of the data and of the report.
class NextCard : public ModelCard {
    Q_OBJECT

public:
    explicit NextCard(AppContext& context, QWidget* parent = nullptr);
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
