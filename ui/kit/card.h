// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

class ElidedLabel;

/// A surface with a hairline border, a title, a subtitle beside it and room for actions at the right of the title.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(const QString& title = {}, const QString& subtitle = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    QString title() const { return m_title->text(); }
    void setSubtitle(const QString& subtitle);
    /// Where the content goes, below the title.
    QVBoxLayout* body() { return m_body; }
    /// A button or menu at the right end of the title line.
    void addHeaderWidget(QWidget* widget);

private:
    void updateHeader();
    QLabel* m_title;
    ElidedLabel* m_subtitle;
    QHBoxLayout* m_header;
    QVBoxLayout* m_body;
    QWidget* m_headerBox;
};

/// A figure that matters: label, large figure, a line below. Clickable when it leads somewhere.
class KpiCard : public QAbstractButton {
    Q_OBJECT

public:
    explicit KpiCard(QWidget* parent = nullptr);
    /// The sign of risk stands before the label when tone is risk.
    void setKpi(const QString& label, const QString& figure, const QString& detail, Tone tone = Tone::normal);
    /// The lines that the label takes where the card is that wide: 2 where one would cut it.
    int labelLinesAt(int width) const;
    /// How many it has: those of one row are told the same, so that their figures stand on one line.
    void setLabelLines(int lines);
    /// Full amount and the like.
    void setFigureToolTip(const QString& text);
    /// Off by default: a card that leads nowhere takes no focus.
    void setClickable(bool clickable);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_label;
    QString m_figure;
    QString m_detail;
    Tone m_tone = Tone::normal;
    bool m_clickable = false;
    int m_labelLines = 1;
};

/// A labelled figure inside a card or side panel (smaller than a KPI card).
class Figure : public QWidget {
    Q_OBJECT

public:
    explicit Figure(QWidget* parent = nullptr);
    void setFigure(const QString& label, const QString& figure, const QString& detail, Tone tone = Tone::normal);

private:
    QLabel* m_label;
    QLabel* m_figure;
    QLabel* m_detail;
};

}  // namespace meike::ui
