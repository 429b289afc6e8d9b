// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QPointer>

class QFontMetrics;

namespace meike::ui {

/// Titles of columns that go on in a second line, or a third, where their column is too narrow: none is ever cut, and
/// the header is as high as the longest needs.
class WrappedHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit WrappedHeader(QWidget* parent = nullptr);

    /// Two headers side by side (a frozen column's) are of one height.
    void setPartner(WrappedHeader* partner);
    /// The height that the titles need at the widths of their columns.
    int neededHeight() const;
    /// Whether all of a title is seen.
    bool isWhole(int section) const;
    void setModel(QAbstractItemModel* model) override;

    /// How wide a title must be to stand in two lines at most, broken between words, without its padding.
    static int twoLineWidth(const QFontMetrics& metrics, const QString& title);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
    void changeEvent(QEvent* event) override;

private:
    QString title(int section) const;
    /// Where a title stands when its column is so wide.
    QRect titleRect(int section, int width) const;
    int flagsFor(int section, int width) const;
    void adjustSoon();
    void adjust();

    QPointer<WrappedHeader> m_partner;
    bool m_planned = false;
};

}  // namespace meike::ui
