// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QWidget>
#include <cstdint>
#include <optional>

namespace meike::ui {

/// A number in the middle of a sentence. Takes what offices type: full-width digits, grouping commas. Up and Down step.
class NumberBox : public QLineEdit {
    Q_OBJECT

public:
    /// `decimals` digits behind the point belong to the number: 70 with 2 decimals is 7000.
    explicit NumberBox(int decimals, QWidget* parent = nullptr);
    void setNumber(std::int64_t value);
    /// Nothing when what was typed is no number of so many decimals.
    std::optional<std::int64_t> number() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    int m_decimals;
};

/// A sentence with fields in it, broken into lines like text. Below it stands what is wrong with its fields.
class SentenceRow : public QWidget {
    Q_OBJECT

public:
    explicit SentenceRow(QWidget* parent = nullptr);
    /// Field n stands where the text says %n. Fields without a name of their own are named by the words around them.
    void setSentence(const QString& text, const QList<QWidget*>& fields);
    void setProblem(const QString& text);
    QString problem() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What is never broken: a word, or a field.
    struct Piece {
        QString text{};
        QWidget* field = nullptr;
        bool glued = false;  ///< never begins a line: what stands behind a field without a blank
        QRect place{};
    };
    int arrange(int width, bool apply);
    int pieceWidth(qsizetype at) const;

    QList<Piece> m_pieces;
    bool m_arranged = false;  ///< its width is known
    QLabel* m_problem;
};

}  // namespace meike::ui
